using Redbook.Cli.Child;

// What tests need a process of its own for.
//
//   Redbook.Cli.Child SECTORS ARGUMENTS...    one command on a drive with gates
//   Redbook.Cli.Child lines                   commands from the standard input
//   Redbook.Cli.Child hold DRIVE NAME         takes a drive
return args switch
{
    ["lines"] => await LineProgram.RunAsync(),
    ["hold", var drive, var name] => HoldingProgram.Run(drive, name),
    [var sectors, .. var arguments] => await GatedProgram.RunAsync(sectors, arguments),
    [] => 2,
};
