package ai.extraly.http.openapi;

import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.contract.id.RebuildId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records as the JSON that is made of them: ids are texts of a known form, and what is always there is said to be. In answers a
 * component is there unless it is left out when null; in requests the annotation {@code @Schema} says whether it has to be.
 */
final class PrintedTypes implements ModelConverter {
    private static final SnakeCaseStrategy SNAKE_CASE = (SnakeCaseStrategy) PropertyNamingStrategies.SNAKE_CASE;
    private static final String ID = "_[0-9a-hjkmnp-tv-z]{26}$";

    private static final Map<Class<?>, String> PATTERNS = Map.of(
            DocumentId.class, "^doc" + ID,
            AccountId.class, "^acc" + ID,
            ApiKeyId.class, "^key" + ID,
            DeliveryId.class, "^dlv" + ID,
            RebuildId.class, "^rebuild" + ID,
            Instant.class, "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$");

    /** Reads types as the edge writes them. */
    static ModelResolver resolver(ObjectMapper mapper) {
        ModelResolver resolver = new ModelResolver(
                mapper.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE), new Names());
        return resolver.openapi31(true);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType type = TypeFactory.defaultInstance().constructType(annotated.getType());
        Class<?> raw = type.getRawClass();
        String pattern = PATTERNS.get(raw);
        if (pattern != null || raw == PlanName.class || raw == EngineVersion.class) {
            return text(raw, pattern);
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(annotated, context, chain) : null;
        if (schema != null && raw.isRecord()) {
            Schema<?> model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels()
                            .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
            if (model != null && model.getProperties() != null) {
                sayWhatIsThere(raw, model);
            }
        }
        return schema;
    }

    private static Schema<?> text(Class<?> type, @Nullable String pattern) {
        Schema<?> text = new Schema<>();
        text.addType("string");
        text.setPattern(pattern);
        text.setFormat(type == Instant.class ? "date-time" : null);
        return text;
    }

    private static void sayWhatIsThere(Class<?> record, Schema<?> model) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            Presence presence = Presence.of(component);
            String name = name(component);
            model.getProperties().computeIfPresent(name, (same, schema) -> nothingBesideReference(schema));
            if (presence.required()) {
                required.add(name);
            }
            if (presence.nullable()) {
                model.getProperties().computeIfPresent(name, (same, schema) -> orNull(schema));
            }
        }
        model.setRequired(required);
    }

    private static String name(RecordComponent component) {
        com.fasterxml.jackson.annotation.JsonProperty given =
                component.getAccessor().getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
        return given != null ? given.value() : SNAKE_CASE.translate(component.getName());
    }

    /** Raw JSON is text to the library; what it is referred to as says more. */
    private static Schema<?> nothingBesideReference(Schema<?> schema) {
        return schema.get$ref() == null ? schema : new Schema<>().$ref(schema.get$ref());
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null || schema.getTypes() == null || schema.getEnum() != null) {
            Schema<?> none = new Schema<>();
            none.addType("null");
            return new Schema<>().anyOf(List.of(schema, none));
        }
        Set<String> types = new LinkedHashSet<>(schema.getTypes());
        types.add("null");
        schema.setTypes(types);
        return schema;
    }

    private record Presence(boolean required, boolean nullable) {
        static Presence of(RecordComponent component) {
            io.swagger.v3.oas.annotations.media.Schema said =
                    component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
            RequiredMode mode = said == null ? RequiredMode.AUTO : said.requiredMode();
            if (mode != RequiredMode.AUTO) {
                return new Presence(mode == RequiredMode.REQUIRED, false);
            }
            JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
            boolean leftOut = include != null;
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return new Presence(!leftOut, nullable && !leftOut);
        }
    }

    /** What is only a wrapper is called after what it wraps. */
    private static final class Names extends TypeNameResolver {
        @Override
        protected String nameForGenericType(JavaType type, Set<Options> options) {
            JavaType content = type.containedType(0);
            return content.isCollectionLikeType()
                    ? nameForType(content.getContentType(), options) + "ListAnswer"
                    : nameForType(content, options) + "Answer";
        }
    }
}
