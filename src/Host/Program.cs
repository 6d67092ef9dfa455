var app = WebApplication.Create(args);
app.MapGet("/", () => "Anlan");
app.Run();
public partial class Program;
