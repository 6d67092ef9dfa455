namespace Anlan.Web.Design.Tables;

public enum Align
{
    Start,
    Center,
    End
}
