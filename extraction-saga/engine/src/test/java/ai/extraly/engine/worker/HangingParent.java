package ai.extraly.engine.worker;

import ai.extraly.engine.DetectionType;
import ai.extraly.engine.Request;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** A process that prints the id of its child, hands it a document that hangs, and waits for it. */
final class HangingParent {

    private HangingParent() {}

    public static void main(String[] arguments) throws Exception {
        try (Workers workers = Workers.of(WorkerSettings.DEFAULT.withChildren(1, 0), PoisonMain.class)) {
            if (ask(workers, "who") instanceof Outcome.Broken child) {
                System.out.println(child.kind());
            }
            ask(workers, "hang");
        }
    }

    private static Outcome ask(Workers workers, String order) throws Exception {
        byte[] document = order.getBytes(StandardCharsets.US_ASCII);
        return workers.extract(new ByteArrayInputStream(document), document.length, Request.of(DetectionType.AUTO));
    }
}
