package ai.extraly.app.embedded;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.jspecify.annotations.Nullable;

/**
 * Tells that somebody else wrote the same sequence number first. A batch insert hides that in the chain of next exceptions, so causes
 * and next exceptions are both walked.
 */
final class DuplicateKeys implements PersistenceExceptionResolver {
    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        return Stream.<@Nullable Throwable>iterate(exception, e -> e != null, e -> e.getCause())
                .anyMatch(DuplicateKeys::violatesUniqueness);
    }

    private static boolean violatesUniqueness(@Nullable Throwable thrown) {
        return thrown instanceof SQLException first
                && Stream.<@Nullable SQLException>iterate(first, e -> e != null, SQLException::getNextException)
                        .anyMatch(e -> e != null && UNIQUE_VIOLATION.equals(e.getSQLState()));
    }
}
