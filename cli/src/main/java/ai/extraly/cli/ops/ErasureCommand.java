package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Printing;
import ai.extraly.cli.terminal.Server;
import ai.extraly.cli.terminal.Table;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows that a deleted document is gone. */
@Command(
        name = "erasure",
        mixinStandardHelpOptions = true,
        description =
                "Shows which key and content of a deleted document were destroyed, and that nothing readable is left.",
        exitCodeListHeading = "Exit code: ",
        exitCodeList = {"0:nothing readable is left", "1:something is, or it could not be found out"})
final class ErasureCommand implements Callable<Integer> {
    @Mixin
    private Server server = new Server();

    @Mixin
    private Printing printing = new Printing();

    @Parameters(paramLabel = "DOC", description = "The id of the document.")
    private String document = "";

    @Override
    public Integer call() {
        JsonNode answer = server.call("GET", "/ops/erasures/" + Paths.step(document));
        JsonNode erasure = answer.path("data");
        boolean clean = erasure.path("nothing_readable").asBoolean();
        if (printing.isForPrograms()) {
            printing.show(answer, "");
        } else {
            print(erasure, clean, printing.out());
        }
        return clean ? 0 : 1;
    }

    private void print(JsonNode erasure, boolean clean, PrintWriter out) {
        out.printf(
                "%s was deleted at %s.%n%n",
                document, erasure.path("deleted_at").asString());
        Table keys = new Table("DESTROYED KEY", "AT", "WHY", "LEDGER ENTRY");
        erasure.path("keys")
                .forEach(key -> keys.row(
                        key.path("id").asString(),
                        key.path("destroyed_at").asString(),
                        key.path("reason").asString().replace('_', ' '),
                        key.path("ledger_entry").asLong()));
        keys.print(out);
        out.println();
        Table contents = new Table("DESTROYED CONTENT", "RUN", "BYTES", "SHA-256 OF THE CIPHERTEXT", "STORED");
        erasure.path("contents")
                .forEach(content -> contents.row(
                        content.path("what").asString(),
                        content.path("run").asString("-"),
                        content.path("bytes").asLong(),
                        content.path("sha256").asString(),
                        content.path("stored_at").asString()));
        contents.print(out);
        out.println();
        Table checks = new Table("LOOKED AT", "IN", "AT", "LEFT", "FOUND");
        erasure.path("checks")
                .forEach(check -> checks.row(
                        check.path("what").asString().replace('_', ' '),
                        check.path("place").asString(),
                        check.path("checked_at").asString(),
                        check.path("left").asString(),
                        (check.path("clean").asBoolean() ? "" : "NOT CLEAN: ")
                                + check.path("sentence").asString()));
        checks.print(out);
        out.printf("%n%s%n", erasure.path("backups").asString());
        out.printf("%n%s%n", clean ? "Nothing readable is left." : "SOMETHING IS NOT AS IT SHOULD BE, see above.");
        out.flush();
    }
}
