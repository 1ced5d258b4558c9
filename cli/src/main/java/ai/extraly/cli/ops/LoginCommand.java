package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Failure;
import ai.extraly.cli.terminal.Server;
import java.io.Console;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ops login}: asks for e-mail and password, and prints the token for the shell to keep. It writes no file, and the password is
 * never an argument, where every other user of the machine could read it.
 */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = {
            "Ask for e-mail and password, and print the line that gives the token to the shell:",
            "  eval \"$(java -jar extraly.jar ops login)\"",
            "Nothing is stored. Without a terminal the password is the first line of the standard input."
        })
final class LoginCommand implements Callable<Integer> {
    @Mixin
    private Server server = new Server();

    @Option(names = "--email", paramLabel = "EMAIL", description = "Asked for when it is not given.")
    private String email = "";

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        Optional<Console> console = Optional.ofNullable(System.console());
        String name = email.isEmpty() ? answer(console, "E-mail: ") : email;
        String password = console.filter(Console::isTerminal)
                .map(terminal -> Optional.ofNullable(terminal.readPassword("Password: "))
                        .map(String::new)
                        .orElse(""))
                .orElseGet(() -> answer(console, ""));
        String token = server.callAsStranger(
                        "POST", "/auth/login", Map.of("email", name, "password", password))
                .at("/data/access_token")
                .asString();
        command.commandLine().getOut().println("export EXTRALY_TOKEN=" + token);
        command.commandLine().getOut().flush();
        return 0;
    }

    private static String answer(Optional<Console> console, String question) {
        return console.map(asked -> asked.readLine(question))
                .orElseThrow(() -> new Failure("There is nobody to ask, and nothing on the standard input."));
    }
}
