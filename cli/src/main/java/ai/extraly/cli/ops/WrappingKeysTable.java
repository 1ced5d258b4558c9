package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Table;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** The wrapping keys, as the server tells them. */
final class WrappingKeysTable {
    private WrappingKeysTable() {}

    static void print(JsonNode state, PrintWriter out) {
        Table table = new Table("WRAPPING KEY", "STATUS", "MADE", "RETIRED");
        state.path("keys")
                .forEach(key -> table.row(
                        key.path("id").asString(),
                        key.path("status").asString(),
                        key.path("made_at").asString("-"),
                        key.path("retired_at").asString("-")));
        table.print(out);
        JsonNode rewrapping = state.path("rewrapping");
        if (!rewrapping.path("status").asString().equals("idle")) {
            out.printf(
                    "%nwrapping anew: %s, %d of %d%n",
                    rewrapping.path("status").asString(),
                    rewrapping.path("wrapped").asLong(),
                    rewrapping.path("total").asLong());
        }
        if (rewrapping.path("failed").asLong() > 0) {
            out.printf(
                    "%d of %d keys could not be opened:%n",
                    rewrapping.path("failed").asLong(), rewrapping.path("total").asLong());
            rewrapping.path("unopened").forEach(name -> out.println("  " + name.asString()));
        }
        out.flush();
    }
}
