package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Failure;
import ai.extraly.cli.terminal.Server;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ops login}: asks for e-mail and password, and prints the token for the shell to keep. It writes no file, and the password is
 * never an argument, which every other user of the machine could read.
 */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = {
            "Ask for e-mail and password, and print the line that gives the token to the shell:",
            "  eval \"$(java -jar extraly.jar ops login)\"",
            "Nothing is stored."
        })
final class LoginCommand implements Callable<Integer> {
    /** The line is for a shell to run: it must not be more than it seems, whoever answered. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]+");

    @Mixin
    private Server server = new Server();

    @Option(names = "--email", paramLabel = "EMAIL", description = "Asked for when it is not given.")
    private String email = "";

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        Asking asking = new Asking(command.commandLine().getErr());
        String name = email.isEmpty() ? asking.line("E-mail: ") : email;
        String password = asking.secret("Password: ");
        String token = server.callAsStranger("POST", "/auth/login", Map.of("email", name, "password", password))
                .at("/data/access_token")
                .asString();
        if (!HARMLESS.matcher(token).matches()) {
            throw new Failure("The server's token is none that could be given to a shell.");
        }
        PrintWriter out = command.commandLine().getOut();
        out.println("export EXTRALY_TOKEN=" + token);
        out.flush();
        return 0;
    }
}
