package ai.extraly.cli;

import picocli.CommandLine.Command;

/** The operator's commands about keys, erasures and backups. */
@Command(
        name = "ops",
        mixinStandardHelpOptions = true,
        description = "What an operator does, on a server that runs.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ErasureCommand.class, BackupCommand.class, KeysCommand.class, RotateCommand.class})
final class OpsKeeping {}
