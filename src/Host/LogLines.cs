namespace Anlan.Host;

/// <summary>What the program writes to its output: for people at a terminal plain lines, with <c>ANLAN_LOG=json</c> one JSON object a line, requests included.</summary>
static class LogLines
{
    const string Setting = "ANLAN_LOG";

    public static void Configure(ILoggingBuilder logging, IConfiguration settings)
    {
        // Each request of a machine without a valid token is told by its own line and in the audit log.
        logging.AddFilter("Anlan.Platform.Identity.Tokens.TokenScheme", LogLevel.Warning);
        if (settings[Setting] != "json") return;
        logging.ClearProviders();
        logging.AddJsonConsole(lines =>
        {
            lines.IncludeScopes = true; // the id of the request
            lines.UseUtcTimestamp = true;
            lines.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            lines.JsonWriterOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        });
        logging.AddFilter("Anlan.Requests", LogLevel.Information);
    }
}
