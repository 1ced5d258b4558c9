package ai.extraly.engine.ocr;

import ai.extraly.engine.natives.CacheFolder;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Opens models of the class path in ONNX Runtime. Its natives lie in the cache, so that a killed process leaves nothing behind. */
final class Models {

    private final OrtEnvironment environment;

    private Models(OrtEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Loads the runtime, if there is one for this machine.
     *
     * @throws LinkageError when it cannot be loaded all the same
     */
    static Optional<Models> load(CacheFolder cache) throws IOException {
        String platform = platform();
        for (String library : new String[] {"onnxruntime", "onnxruntime4j_jni"}) {
            String file = System.mapLibraryName(library);
            String resource = "/ai/onnxruntime/native/" + platform + "/" + file;
            if (Models.class.getResource(resource) == null) {
                return Optional.empty();
            }
            cache.unpack(resource, "onnxruntime/" + file);
        }
        System.setProperty(
                "onnxruntime.native.path", cache.folder("onnxruntime").toString());
        return Optional.of(new Models(OrtEnvironment.getEnvironment()));
    }

    /** As ONNX Runtime names its folders. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        String os = system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux";
        return os + "-" + (machine.equals("amd64") || machine.equals("x86_64") ? "x64" : machine);
    }

    Model open(String resource) throws IOException {
        try (InputStream in = Models.class.getResourceAsStream(resource);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            if (in == null) {
                throw new FileNotFoundException(resource + " is not on the class path");
            }
            // A worker process has one thread to itself; waiting threads that spin would take it from the others.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // Each line has its own width, and memory kept for reuse would be kept for every one of them.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return new Model(environment, environment.createSession(in.readAllBytes(), options));
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One model with one input and one output. Safe for many threads. */
    static final class Model {

        private final OrtEnvironment environment;
        private final OrtSession session;
        private final String input;

        private Model(OrtEnvironment environment, OrtSession session) {
            this.environment = environment;
            this.session = session;
            this.input = session.getInputNames().iterator().next();
        }

        /** Runs on a tensor of this shape; the output and its shape are given to the reader and freed afterwards. */
        <T> T run(FloatBuffer values, long[] shape, OutputReader<T> reader) {
            try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, shape);
                    OrtSession.Result result = session.run(Map.of(input, tensor))) {
                OnnxTensor output = (OnnxTensor) result.get(0);
                return reader.read(output.getFloatBuffer(), output.getInfo().getShape());
            } catch (OrtException e) {
                // Shapes and models are ours: this is no document's fault.
                throw new IllegalStateException(e);
            }
        }

        /** Memory that the runtime reads without a copy. */
        static FloatBuffer buffer(int floats) {
            return ByteBuffer.allocateDirect(floats * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
    }

    interface OutputReader<T> {
        T read(FloatBuffer output, long[] shape);
    }
}
