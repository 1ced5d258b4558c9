package ai.extraly.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the jar is made of, as its bill of materials has it. */
class SbomTest {
    /** Licences under which a part may be shipped with ours. Of several, one has to be among them. */
    private static final Set<String> WELCOME = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "BSD-4-Clause", // what the tool makes of "The BSD License"
            "The (New) BSD License",
            "CC0-1.0",
            "Public Domain",
            "Bouncy Castle Licence",
            "Indiana University Extreme! Lab Software License",
            "MPL-2.0",
            "EPL-2.0",
            "LGPL-2.1-only",
            "LGPL-3.0+");

    private static List<JsonNode> components;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream sbom =
                Objects.requireNonNull(SbomTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json"))) {
            components = StreamSupport.stream(
                            JsonMapper.shared()
                                    .readTree(sbom)
                                    .path("components")
                                    .spliterator(),
                            false)
                    .toList();
        }
    }

    @Test
    void namesWhatWeStandOn() {
        assertThat(components)
                .extracting(part -> part.path("name").asString())
                .contains("axon-messaging", "spring-core", "tink", "pdfbox", "poi-ooxml", "mongodb-driver-sync")
                .doesNotContain("junit-jupiter", "archunit", "assertj-core");
    }

    @Test
    void hasEachPartInOneVersion() {
        Map<String, Set<String>> versions = new TreeMap<>();
        components.forEach(part -> versions.computeIfAbsent(
                        part.path("group").asString() + ":" + part.path("name").asString(), name -> new TreeSet<>())
                .add(part.path("version").asString()));

        assertThat(versions)
                .allSatisfy((part, found) -> assertThat(found).as(part).hasSize(1));
    }

    @Test
    void hasNothingUnderALicenceThatIsNotWelcome() {
        List<String> unwelcome = components.stream()
                .filter(part -> !part.path("group").asString().equals("ai.extraly"))
                .filter(part -> Collections.disjoint(licences(part), WELCOME))
                .map(part -> part.path("purl").asString() + " " + licences(part))
                .toList();

        assertThat(unwelcome).isEmpty();
    }

    private static List<String> licences(JsonNode part) {
        List<String> names = new ArrayList<>();
        for (JsonNode choice : part.path("licenses")) {
            JsonNode licence = choice.path("license");
            names.add(licence.path("id").asString(licence.path("name").asString("")));
            names.addAll(List.of(choice.path("expression").asString("").split(" OR |[()]", -1)));
        }
        return names;
    }
}
