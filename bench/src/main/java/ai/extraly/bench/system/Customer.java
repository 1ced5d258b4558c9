package ai.extraly.bench.system;

import java.io.IOException;

/**
 * An account with a token and a key, which outlive any restart of the system.
 *
 * @param accessToken sent as Bearer token
 * @param keyId names the key, {@code key} is the key
 */
public record Customer(String email, String password, String accessToken, String keyId, String key) {
    /** Registers an account, logs in and makes a key. */
    public static Customer register(RunningExtraly extraly, String name) throws IOException {
        return register(extraly, name + "@example.com", "correct horse battery " + name);
    }

    public static Customer register(RunningExtraly extraly, String email, String password) throws IOException {
        Caller stranger = Caller.stranger(extraly);
        String credentials = "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
        stranger.postJson("/auth/register", credentials).expect(201);
        String token = logIn(stranger, credentials);
        Answer key = stranger.with("Authorization", "Bearer " + token)
                .postJson("/api-keys", "{\"name\":\"drill\"}")
                .expect(201);
        return new Customer(
                email,
                password,
                token,
                key.data().path("id").asString(),
                key.data().path("key").asString());
    }

    /** The same customer with a new token. */
    public Customer loggedInAgain(RunningExtraly extraly) throws IOException {
        String token =
                logIn(Caller.stranger(extraly), "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
        return new Customer(email, password, token, keyId, key);
    }

    private static String logIn(Caller stranger, String credentials) throws IOException {
        return stranger.postJson("/auth/login", credentials)
                .expect(200)
                .data()
                .path("access_token")
                .asString();
    }

    /** Calls with both headers. */
    public Caller calls(RunningExtraly extraly) {
        return Caller.stranger(extraly)
                .with("Authorization", "Bearer " + accessToken)
                .with("X-API-Key", key);
    }
}
