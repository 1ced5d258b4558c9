package ai.extraly.cli.audit;

import ai.extraly.cli.terminal.Failure;
import ai.extraly.cli.terminal.ProgressBar;
import ai.extraly.cli.terminal.Server;
import ai.extraly.cli.terminal.Table;
import ai.extraly.contract.chain.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The group {@code extraly audit …}: what an auditor asks. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The histories of documents, and whether they can be trusted.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {HistoryCommand.class, DocumentsCommand.class, AccessCommand.class})
public final class AuditCommands {
    private static final int BROKEN = 3;
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Verify an export. Needs no server. Exits with 3 when anything in it was changed.")
    int verify(
            @Parameters(paramLabel = "FILE", description = "The export.") Path file,
            @Option(
                            names = "--key",
                            paramLabel = "PEM",
                            description = "The public key that the deployment is known by (audit key).")
                    @Nullable
                    Path key) {
        PublicKey pinned = key == null ? null : key(key);
        AuditFile audited;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            audited = AuditFile.read(lines, pinned);
        } catch (IOException e) {
            throw new Failure("Cannot read " + file + ": " + e.getMessage());
        }
        PrintWriter out = out();
        JsonNode manifest = audited.manifest();
        out.printf(Locale.ROOT, "%d events of %d aggregates%n", audited.events(), audited.aggregates());
        String signedWith = audited.signedWith();
        if (signedWith != null) {
            out.println("signed with " + signedWith
                    + (key == null ? " (taken from the export itself; pin it with --key)" : " (the key given)"));
        }
        for (Finding finding : audited.findings()) {
            print(
                    out,
                    finding.aggregate(),
                    finding.sequence(),
                    finding.kind().name().toLowerCase(Locale.ROOT));
        }
        audited.faults().forEach(out::println);
        boolean chainWhole =
                manifest == null || manifest.path("chain").path("intact").asBoolean(false);
        if (manifest != null && !chainWhole) {
            out.println("The server itself found its chain broken:");
            manifest.path("chain").path("findings").forEach(finding -> print(out, finding));
        }
        boolean whole = audited.isWhole() && chainWhole;
        out.println(whole ? "The export is whole." : "The export is NOT what was signed, or not what was written.");
        out.flush();
        return whole ? 0 : BROKEN;
    }

    @Command(
            name = "verify-log",
            mixinStandardHelpOptions = true,
            description = "Let the server verify its event log. Exits with 3 when it finds a break.")
    int verifyLog(
            @Mixin Server server,
            @Option(names = "--document", paramLabel = "ID", description = "One document instead of all.") @Nullable
                    String document) {
        JsonNode verdict = document == null
                ? walked(server)
                : server.call("POST", "/ops/audit/verify", Map.of("document_id", document))
                        .path("data");
        PrintWriter out = out();
        new Table("EVENTS", "AGGREGATES", "NOT ANCHORED", "UNCHAINED", "BROKEN")
                .row(
                        verdict.path("events").asLong(),
                        verdict.path("aggregates").asLong(),
                        verdict.path("not_anchored").asLong(),
                        verdict.path("unchained").asLong(),
                        verdict.path("broken").asLong())
                .print(out);
        verdict.path("findings").forEach(finding -> print(out, finding));
        if (!verdict.path("broken_checkpoint").isNull()) {
            out.println("Checkpoint " + verdict.path("broken_checkpoint") + " is not what was signed.");
        }
        boolean intact = verdict.path("intact").asBoolean(false);
        out.println(intact ? "The chain is whole." : "The chain is BROKEN.");
        out.flush();
        return intact ? 0 : BROKEN;
    }

    private JsonNode walked(Server server) {
        ProgressBar bar = ProgressBar.on(spec.commandLine().getErr());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                server.stream("POST", "/ops/audit/verify?progress=true", Map.of()), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode json = JSON.readTree(line);
                if (json.has("data")) {
                    bar.end();
                    return json.path("data");
                }
                JsonNode progress = json.path("progress");
                bar.show(
                        progress.path("position").asLong(),
                        progress.path("head").asLong(),
                        "");
            }
        } catch (IOException e) {
            throw new Failure("The connection broke before there was a verdict: " + e.getMessage());
        }
        throw new Failure("The server stopped before it had a verdict.");
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Fetch the event log with its signed manifest.")
    int export(
            @Mixin Server server,
            @Option(names = "--from", paramLabel = "INSTANT", description = "Events on or after this date or instant.")
                    @Nullable
                    String from,
            @Option(
                            names = "--to",
                            paramLabel = "INSTANT",
                            description = "Events up to this date, or before this instant.")
                    @Nullable
                    String to,
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write it.")
                    Path file) {
        StringBuilder path = new StringBuilder("/ops/audit/export?");
        if (from != null) {
            path.append("from=").append(encoded(from)).append('&');
        }
        if (to != null) {
            path.append("to=").append(encoded(to));
        }
        try (InputStream body = server.stream(path.toString())) {
            long bytes = Files.copy(body, file);
            out().printf(Locale.ROOT, "%d bytes in %s%n", bytes, file);
            out().flush();
        } catch (IOException e) {
            throw new Failure("Cannot write " + file + ": " + e.getMessage());
        }
        return 0;
    }

    @Command(name = "key", mixinStandardHelpOptions = true, description = "Print the public key that verifies exports.")
    int key(@Mixin Server server) {
        out().print(server.call("GET", "/ops/audit/key")
                .path("data")
                .path("public_key")
                .asString(""));
        out().flush();
        return 0;
    }

    private static void print(PrintWriter out, JsonNode finding) {
        print(
                out,
                finding.path("aggregate_id").asString("?"),
                finding.path("sequence").asLong(),
                finding.path("kind").asString("?"));
    }

    private static void print(PrintWriter out, String aggregate, long sequence, String kind) {
        out.printf(Locale.ROOT, "%s, event %d: %s%n", aggregate, sequence, kind.replace('_', ' '));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static PublicKey key(Path file) {
        try {
            return AuditFile.key(Files.readString(file));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new Failure("There is no public key in " + file + ".");
        }
    }
}
