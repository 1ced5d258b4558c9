package ai.extraly.app.crash;

/** A moment at which the process is made to die. */
enum CrashPoint {
    /** The projection has written its rows and is about to note how far it is. */
    PROJECTION_BEFORE_TOKEN,
    /** The saga has written its state and is about to note how far it is. */
    SAGA_BEFORE_TOKEN,
    /** A worker has reported and is about to note how far it is. */
    WORKER_BEFORE_TOKEN,
    /** The submission is in the event log, and nobody has been told. */
    SUBMITTED_BEFORE_ANSWER,
    /** The report of an attempt is in the event log, and the worker has not been told. */
    REPORTED_BEFORE_ANSWER,
    /** The end of the document is in the event log, and the saga has not been told. */
    FAILED_BEFORE_ANSWER;

    /** What a process that died at its point ends with. */
    static final int EXIT_CODE = 77;

    /** Names the point at which the process is to die. */
    static final String POINT = "crash.point";

    /** Names the file that arms the switch: what is there before it comes is done in peace. */
    static final String ARMED = "crash.armed";
}
