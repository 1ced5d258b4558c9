package ai.extraly.engine.pdf;

import ai.extraly.engine.page.Page;

/** A page as its content says, before anyone looks at it. */
record WrittenPage(Page page, Layer layer) {}
