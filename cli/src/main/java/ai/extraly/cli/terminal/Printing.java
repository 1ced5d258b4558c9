package ai.extraly.cli.terminal;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** How a command shows what it was answered: to a person, or with {@code --json} to a program. A mixin. */
public final class Printing {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--json", description = "Print the server's answer as JSON, for programs.")
    private boolean json;

    /** Where the command prints to. */
    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Whether a program reads it. */
    public boolean isForPrograms() {
        return json;
    }

    /** Prints {@code answer} as it is to a program, and {@code table} to a person. */
    public void show(JsonNode answer, Table table) {
        if (json) {
            line(answer.toPrettyString());
        } else {
            table.print(out());
        }
    }

    /** Prints {@code answer} as it is to a program, and {@code sentence} to a person. */
    public void show(JsonNode answer, String sentence) {
        line(json ? answer.toPrettyString() : sentence);
    }

    private void line(String text) {
        out().println(text);
        out().flush();
    }
}
