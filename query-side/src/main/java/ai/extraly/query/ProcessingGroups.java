package ai.extraly.query;

/** The names under which the projections' positions in the event log are kept. */
public final class ProcessingGroups {
    public static final String DOCUMENTS = "documents";
    public static final String ACCOUNTS = "accounts";
    public static final String API_KEYS = "api-keys";
    public static final String UNDER_WAY = "under-way";

    private ProcessingGroups() {}
}
