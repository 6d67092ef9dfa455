namespace Anlan.Web.Design.Tables;
internal static class Placeholder;
