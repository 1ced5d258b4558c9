package ai.extraly.app.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * The documents of a collection, written as BSON. Left to itself H2 would write them as Java serialises a map, which is several times
 * as long, in time and in bytes.
 */
final class BsonDocuments extends BasicDataType<Document> {
    private static final int OF_A_DOCUMENT = 64;
    private static final int OF_A_FIELD = 100;

    /** Roughly: it only says how much the cache may hold. */
    @Override
    public int getMemory(Document document) {
        int memory = OF_A_DOCUMENT;
        for (Map.Entry<String, Object> field : document.entrySet()) {
            memory += OF_A_FIELD
                    + switch (field.getValue()) {
                        case Document inner -> getMemory(inner);
                        case String text -> text.length();
                        case null, default -> 0;
                    };
        }
        return memory;
    }

    @Override
    public void write(WriteBuffer buffer, Document document) {
        ByteBuf bson = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, bson);
        buffer.putVarInt(bson.readableBytes()).put(bson.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer buffer) {
        byte[] bson = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bson);
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
