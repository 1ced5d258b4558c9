package ai.extraly.query.generation;

import static com.mongodb.client.model.Filters.eq;

import ai.extraly.query.model.Guarded;
import ai.extraly.query.model.Rows;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** What MongoDB says of the generations: one document a projection, changed only as long as it is the one that was read. */
final class Courses {
    /** So often one looks again and tries again to change what others change, too. */
    static final int ATTEMPTS = 5;

    private final MongoCollection<Document> collection;

    /** @param collection of its own */
    Courses(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Must be called before the first write. */
    void createIndex() {
        Guarded.createIndex(collection, CourseFormat.REVISION);
    }

    /** What is said of {@code projection}; when nothing is, its first generation is live from now on. */
    Course of(Projection<?> projection) {
        return find(projection.name()).orElseGet(() -> {
            Course first = Course.beginning(projection.name(), projection.version());
            return Guarded.write(collection, List.of(Guarded.insert(CourseFormat.write(first))))
                    ? first
                    : find(projection.name()).orElseThrow();
        });
    }

    /** Whether {@code next} took the place of {@code last}: it does not when somebody else was faster. */
    boolean change(Course last, Course next) {
        return Guarded.write(
                collection,
                List.of(Guarded.replace(
                        last.projection(), CourseFormat.REVISION, last.revision(), CourseFormat.write(next))));
    }

    private Optional<Course> find(String projection) {
        return Optional.ofNullable(collection.find(eq(Rows.ID, projection)).first())
                .map(CourseFormat::read);
    }
}
