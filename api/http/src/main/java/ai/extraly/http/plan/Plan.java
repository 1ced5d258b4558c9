package ai.extraly.http.plan;

/**
 * What a plan allows.
 *
 * @param apiAccess whether API keys work at all, or only the dashboard
 * @param requestsPerHour of each API key
 * @param selfService whether one may register with it
 */
public record Plan(boolean apiAccess, int requestsPerHour, boolean selfService) {}
