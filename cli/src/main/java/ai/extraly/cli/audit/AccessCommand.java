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

/** {@code extraly audit access}: what auditors and operators did, oldest first. */
@Command(
        name = "access",
        mixinStandardHelpOptions = true,
        description =
                "Lists what auditors and operators did, and why. Only auditors may look, and that you did is recorded.")
final class AccessCommand implements Runnable {
    /** Whoever wants to see more of it at once redirects a narrower list, or asks the API. */
    private static final int MOST = 10_000;

    @Mixin
    private Server server = new Server();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only what this account did.")
    private @Nullable String account;

    @Option(names = "--from", paramLabel = "DATE", description = "Only what was done on or after this date or instant.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Only what was done up to this date, or before this instant.")
    private @Nullable String to;

    @Override
    public void run() {
        PrintWriter out = command.commandLine().getOut();
        Table table = new Table("AT", "ACCOUNT", "ROLE", "WHAT", "ON", "WHY");
        int listed = 0;
        JsonNode page = page("");
        while (true) {
            for (JsonNode access : page.path("accesses")) {
                listed++;
                table.row(
                        text(access, "at"),
                        text(access, "account_id"),
                        text(access, "role"),
                        text(access, "access"),
                        text(access, "document_id") + text(access, "target"),
                        text(access, "reason"));
            }
            if (page.path("next_position").isNull() || listed >= MOST) {
                break;
            }
            page = page("&from_position=" + page.path("next_position").asLong());
        }
        table.print(out);
        out.println(
                page.path("next_position").isNull()
                        ? "%,d entries.".formatted(listed)
                        : "The first %,d entries; narrow the list to see others.".formatted(listed));
        out.flush();
    }

    private JsonNode page(String position) {
        return server.call(
                        "GET",
                        "/ops/audit/access?limit=500" + part("account", account) + part("from", from) + part("to", to)
                                + position)
                .path("data");
    }

    private static String part(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String text(JsonNode access, String name) {
        return access.path(name).isNull() ? "" : access.path(name).asString("");
    }
}
