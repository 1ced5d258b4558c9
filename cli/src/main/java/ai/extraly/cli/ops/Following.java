package ai.extraly.cli.ops;

import ai.extraly.cli.terminal.Printing;
import ai.extraly.cli.terminal.ProgressBar;
import ai.extraly.cli.terminal.Server;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Waits for the end of a rebuild, and shows on the way how far it has come. */
record Following(Server server, Printing printing, boolean waits) {
    /** The rebuild as it ended, or as it began when nobody wants to wait for it. */
    JsonNode follow(JsonNode begun) {
        String id = begun.at("/data/id").asString();
        if (!waits) {
            printing.show(begun, "Begun: " + id + ".");
            return begun;
        }
        String path = "/ops/rebuilds/" + Paths.step(id);
        ProgressBar bar = ProgressBar.on(printing.out());
        Consumer<JsonNode> each = printing.isForPrograms() ? progress -> {} : progress -> show(progress, bar);
        JsonNode rebuild = begun;
        while (rebuild.at("/data/status").asString().equals("running")) {
            // The server ends a stream now and then, however long the rebuild takes.
            server.follow(path + "/events", each);
            rebuild = server.call("GET", path);
        }
        if (!printing.isForPrograms()) {
            bar.end();
        }
        return rebuild;
    }

    /** How it ended, in a sentence, and why when it failed. */
    static String ending(String name, JsonNode ended) {
        String reason = ended.at("/data/reason").asString("");
        return name + ": " + ended.at("/data/status").asString() + "." + (reason.isEmpty() ? "" : " " + reason);
    }

    private static void show(JsonNode event, ProgressBar bar) {
        JsonNode progress = event.has("data") ? event.path("data") : event;
        bar.show(
                progress.path("done").asLong(),
                progress.path("of").asLong(),
                String.format(Locale.ROOT, "%,d/s", progress.path("rate").asLong()) + eta(progress));
    }

    private static String eta(JsonNode progress) {
        JsonNode seconds = progress.path("eta_seconds");
        return seconds.isNumber() ? "  " + seconds.asLong() + " s left" : "";
    }
}
