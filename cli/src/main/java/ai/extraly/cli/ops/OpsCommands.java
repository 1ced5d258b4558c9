package ai.extraly.cli.ops;

import picocli.CommandLine.Command;

/** The group {@code extraly ops …}. */
@Command(
        name = "ops",
        mixinStandardHelpOptions = true,
        description = "What an operator looks at and sets right.",
        synopsisSubcommandLabel = "COMMAND")
public final class OpsCommands {}
