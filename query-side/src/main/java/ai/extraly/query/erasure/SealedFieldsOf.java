package ai.extraly.query.erasure;

import ai.extraly.contract.Sealed;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The sealed fields of an event, whichever it is. */
final class SealedFieldsOf {
    private SealedFieldsOf() {}

    static List<Sealed> event(Object event) {
        return Arrays.stream(event.getClass().getRecordComponents())
                .filter(component -> component.getType() == Sealed.class)
                .map(component -> valueOf(component, event))
                .filter(Objects::nonNull)
                .map(Sealed.class::cast)
                .toList();
    }

    private static Object valueOf(RecordComponent component, Object event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
