namespace Anlan.Web.Design.Charts;
internal static class Placeholder;
