using System.Globalization;
using Anlan.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var wanted = args.Where(a => a != "--json").ToList();
var unknown = wanted.Where(name => !Benches.All.ContainsKey(name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"没有名为 {string.Join(' ', unknown)} 的测量。 There is no bench called {string.Join(' ', unknown)}. Known: {string.Join(' ', Benches.All.Keys)}");
    return 1;
}
var report = new Report(Console.Out, json: args.Contains("--json"));
foreach (var (name, measure) in Benches.All.Where(b => wanted.Count == 0 || wanted.Contains(b.Key)))
    foreach (var figure in measure())
        report.Write(name, figure);
return 0;
