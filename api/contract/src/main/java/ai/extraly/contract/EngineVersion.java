package ai.extraly.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The version of the engine that read a document, for example {@code 1.4.0+ppocr4}. */
public record EngineVersion(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EngineVersion {}

    @Override
    public String toString() {
        return value;
    }
}
