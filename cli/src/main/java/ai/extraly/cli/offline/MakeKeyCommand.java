package ai.extraly.cli.offline;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes a master key for a configuration. */
@Command(
        name = "make",
        mixinStandardHelpOptions = true,
        description = "Prints a new master key for extraly.vault.master-key or a file: 32 random bytes in base64.")
final class MakeKeyCommand implements Callable<Integer> {
    private static final int BYTES = 32;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        PrintWriter out = spec.commandLine().getOut();
        out.println(Base64.getEncoder().encodeToString(key));
        out.flush();
        return 0;
    }
}
