package ai.extraly.query.generation;

import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.Drift;
import ai.extraly.contract.projection.DriftKind;
import ai.extraly.contract.projection.DriftedRow;
import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.contract.projection.RebuildStatus;
import ai.extraly.query.model.Rows;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Courses in MongoDB. */
final class CourseFormat {
    static final String REVISION = "revision";
    private static final String NEXT = "next";
    private static final String TRIED = "tried";
    private static final String BUILDS = "generations";
    private static final String NUMBER = "number";
    private static final String VERSION = "version";
    private static final String STAGE = "stage";
    private static final String REBUILDS = "rebuilds";
    private static final String REBUILD = "id";
    private static final String KIND = "kind";
    private static final String STATUS = "status";
    private static final String TAIL = "tail";
    private static final String HEAD = "head";
    private static final String THROTTLE = "throttle";
    private static final String NODE = "node";
    private static final String STARTED_AT = "startedAt";
    private static final String DONE = "done";
    private static final String CAUGHT_UP_AT = "caughtUpAt";
    private static final String ENDED_AT = "endedAt";
    private static final String REASON = "reason";
    private static final String DRIFT = "drift";
    private static final String COMPARED = "compared";
    private static final String DIFFERING = "differing";
    private static final String ROWS = "rows";
    private static final String TABLE = "table";
    private static final String FIELDS = "fields";

    private CourseFormat() {}

    static Document write(Course course) {
        return new Document(Rows.ID, course.projection())
                .append(REVISION, course.revision())
                .append(NEXT, course.next())
                .append(TRIED, course.tried())
                .append(
                        BUILDS,
                        course.builds().stream()
                                .map(build -> new Document(NUMBER, build.number())
                                        .append(VERSION, build.version())
                                        .append(STAGE, build.stage().name()))
                                .toList())
                .append(
                        REBUILDS,
                        course.rebuilds().stream().map(CourseFormat::write).toList());
    }

    private static Document write(Rebuild rebuild) {
        Document stored = new Document(REBUILD, rebuild.id().value())
                .append(KIND, rebuild.kind().name())
                .append(NUMBER, rebuild.generation())
                .append(STATUS, rebuild.status().name())
                .append(TAIL, rebuild.tail())
                .append(HEAD, rebuild.head())
                .append(THROTTLE, rebuild.throttle())
                .append(NODE, rebuild.node())
                .append(STARTED_AT, Date.from(rebuild.startedAt()))
                .append(DONE, rebuild.done());
        Instant caughtUpAt = rebuild.caughtUpAt();
        if (caughtUpAt != null) {
            stored.append(CAUGHT_UP_AT, Date.from(caughtUpAt));
        }
        Instant endedAt = rebuild.endedAt();
        if (endedAt != null) {
            stored.append(ENDED_AT, Date.from(endedAt));
        }
        String reason = rebuild.reason();
        if (reason != null) {
            stored.append(REASON, reason);
        }
        Drift drift = rebuild.drift();
        if (drift != null) {
            stored.append(DRIFT, write(drift));
        }
        return stored;
    }

    private static Document write(Drift drift) {
        return new Document(COMPARED, drift.compared())
                .append(DIFFERING, drift.differing())
                .append(
                        ROWS,
                        drift.rows().stream()
                                .map(row -> new Document(TABLE, row.table())
                                        .append(REBUILD, row.id())
                                        .append(KIND, row.kind().name())
                                        .append(FIELDS, row.fields()))
                                .toList());
    }

    static Course read(Document stored) {
        List<Build> builds = stored.getList(BUILDS, Document.class).stream()
                .map(build -> new Build(
                        build.getInteger(NUMBER), build.getInteger(VERSION), Stage.valueOf(build.getString(STAGE))))
                .toList();
        return new Course(
                stored.getString(Rows.ID),
                stored.getLong(REVISION),
                stored.getInteger(NEXT),
                stored.getInteger(TRIED, newest(builds)),
                builds,
                stored.getList(REBUILDS, Document.class).stream()
                        .map(CourseFormat::readRebuild)
                        .toList());
    }

    /** For courses that were written before it was remembered which versions were tried. */
    private static int newest(List<Build> builds) {
        return builds.stream().mapToInt(Build::version).max().orElse(0);
    }

    private static Rebuild readRebuild(Document stored) {
        return new Rebuild(
                new RebuildId(stored.getString(REBUILD)),
                RebuildKind.valueOf(stored.getString(KIND)),
                stored.getInteger(NUMBER),
                RebuildStatus.valueOf(stored.getString(STATUS)),
                stored.getLong(TAIL),
                stored.getLong(HEAD),
                stored.getInteger(THROTTLE),
                stored.getString(NODE),
                stored.getDate(STARTED_AT).toInstant(),
                stored.getLong(DONE),
                instant(stored.getDate(CAUGHT_UP_AT)),
                instant(stored.getDate(ENDED_AT)),
                stored.getString(REASON),
                readDrift(stored.get(DRIFT, Document.class)));
    }

    private static @Nullable Instant instant(@Nullable Date stored) {
        return stored == null ? null : stored.toInstant();
    }

    private static @Nullable Drift readDrift(@Nullable Document stored) {
        return stored == null
                ? null
                : new Drift(
                        stored.getLong(COMPARED),
                        stored.getLong(DIFFERING),
                        stored.getList(ROWS, Document.class).stream()
                                .map(row -> new DriftedRow(
                                        row.getString(TABLE),
                                        row.getString(REBUILD),
                                        DriftKind.valueOf(row.getString(KIND)),
                                        List.copyOf(row.getList(FIELDS, String.class))))
                                .toList());
    }
}
