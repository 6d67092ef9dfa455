namespace Anlan.Web.Design.Forms;
internal static class Placeholder;
