package ai.extraly.cli.ops;

import picocli.CommandLine.Command;

/** The group {@code extraly ops …}. */
@Command(
        name = "ops",
        mixinStandardHelpOptions = true,
        description = "What an operator looks at and sets right.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LoginCommand.class,
            ProcessorsCommand.class,
            DeadLettersCommand.class,
            ProjectionsCommand.class,
            RebuildCommand.class,
            VerifyCommand.class,
            CancelCommand.class,
            ErasureCommand.class,
            KeysCommand.class,
            RotateCommand.class,
            BackupCommand.class,
            DryRunCommand.class
        })
public final class OpsCommands {}
