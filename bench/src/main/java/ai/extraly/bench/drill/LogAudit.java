package ai.extraly.bench.drill;

import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.RunningExtraly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an auditor does at a terminal: has the server verify its log, and verifies an export of it with a key that was kept.
 *
 * @param token of an auditor or operator
 */
record LogAudit(Installation installation, RunningExtraly extraly, String token) {
    /** Keeps the public key of the deployment. */
    Path keepKey() throws IOException {
        return Files.writeString(
                installation.logs().resolve("audit-key.pem"), ask("key").output());
    }

    void verify(Protocol protocol, Path key) throws IOException {
        Installation.Refusal log = ask("verify-log");
        protocol.figure("audit verify-log: %s", log.output().strip());
        protocol.require(log.exitCode() == 0, "The log is not what was written: %s %s", log.output(), log.errors());
        Path export = Files.createTempDirectory(installation.logs(), "export").resolve("log.jsonl");
        Installation.Refusal exported = ask("export", "--out", export.toString());
        protocol.require(exported.exitCode() == 0, "The log cannot be exported: %s", exported.errors());
        Installation.Refusal verified =
                installation.command("audit", "verify", export.toString(), "--key", key.toString());
        protocol.figure("audit verify: %s", verified.output().strip());
        protocol.require(verified.exitCode() == 0, "The export is not what was signed: %s", verified.output());
    }

    private Installation.Refusal ask(String command, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("audit", command));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--url", extraly.address(), "--token", token));
        return installation.command(arguments.toArray(String[]::new));
    }
}
