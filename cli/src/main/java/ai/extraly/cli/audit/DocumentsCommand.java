package ai.extraly.cli.audit;

import ai.extraly.cli.terminal.Server;
import ai.extraly.cli.terminal.Table;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code extraly audit documents}: everybody's documents, newest first. */
@Command(
        name = "documents",
        mixinStandardHelpOptions = true,
        description =
                "Lists the documents of all accounts, deleted ones too, newest first. That you looked is recorded.")
final class DocumentsCommand implements Runnable {
    @Mixin
    private Server server = new Server();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only documents of this account.")
    private @Nullable String account;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Only documents created on or after this date or instant.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Only documents created up to this date, or before this instant.")
    private @Nullable String to;

    @Option(names = "--page", paramLabel = "NUMBER", defaultValue = "1", description = "Which page (default: 1).")
    private int page = 1;

    @Override
    public void run() {
        PrintWriter out = command.commandLine().getOut();
        JsonNode answer = server.call(
                "GET",
                "/ops/audit/documents?page=" + page + part("account", account) + part("from", from) + part("to", to));
        Table table = new Table("DOCUMENT", "ACCOUNT", "STATUS", "CREATED", "EVENTS", "LAST EVENT", "AT");
        for (JsonNode document : answer.path("data")) {
            JsonNode last = document.path("last_event");
            table.row(
                    document.path("id").asString(),
                    document.path("account_id").asString(),
                    document.path("status").asString(),
                    document.path("created_at").asString(),
                    last.path("sequence").asLong() + 1,
                    last.path("event").asString(),
                    last.path("at").asString());
        }
        table.print(out);
        JsonNode meta = answer.path("meta");
        out.println("Page %d of %d, %,d documents."
                .formatted(
                        meta.path("current_page").asInt(),
                        meta.path("last_page").asLong(),
                        meta.path("total").asLong()));
        out.flush();
    }

    private static String part(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
