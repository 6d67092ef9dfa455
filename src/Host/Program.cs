return await Anlan.Host.CommandLine.RunAsync(args);

/// <summary>The entry point, public so that tests can start the application.</summary>
public partial class Program;
