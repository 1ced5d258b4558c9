package ai.extraly.bench.system;

import java.io.IOException;

/** The operator of an installation, whom its first start makes. */
public final class Operator {
    private static final String EMAIL = "ops@example.com";
    private static final String PASSWORD = "look after everything";

    private Operator() {}

    /** What a start needs so that there is one. */
    public static String[] options(String... more) {
        String[] options = new String[2 + more.length];
        options[0] = "--extraly.bootstrap.operator.email=" + EMAIL;
        options[1] = "--extraly.bootstrap.operator.password=" + PASSWORD;
        System.arraycopy(more, 0, options, 2, more.length);
        return options;
    }

    /** The access token of a new login. */
    public static String token(RunningExtraly extraly) throws IOException {
        return Caller.stranger(extraly)
                .postJson("/auth/login", "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}")
                .expect(200)
                .data()
                .path("access_token")
                .asString();
    }

    public static Caller calls(RunningExtraly extraly) throws IOException {
        return Caller.stranger(extraly).with("Authorization", "Bearer " + token(extraly));
    }
}
