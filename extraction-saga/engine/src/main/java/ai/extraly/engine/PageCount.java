package ai.extraly.engine;

/** How many pages a document has, as far as it can be told. */
public sealed interface PageCount {

    record Pages(int number) implements PageCount {}

    record Unknown(Unreadable why) implements PageCount {}
}
