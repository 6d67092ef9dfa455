using System.Text;

namespace Anlan.Platform.Office;

/// <summary>
/// The user profile of one conversion worker. LibreOffice locks its profile: of two processes on one profile, one fails.
/// The profile forbids macros and links to other files, and knows the substitutes of the typefaces.
/// </summary>
internal sealed class LibreOfficeProfile
{
    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Save/Document"><prop oor:name="AutoSave" oor:op="fuse"><value>false</value></prop></item>
        <item oor:path="/org.openoffice.Setup/Office"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
        </oor:items>
        """;

    private readonly string _place;
    private int _times;

    public LibreOfficeProfile(string place)
    {
        _place = place;
        Create();
    }

    public string Home => $"{_place}-{_times}";

    public string Url => new Uri(Path.Combine(Home, "profile")).AbsoluteUri;

    public string FontConfig => Path.Combine(Home, "fonts.conf");

    /// <summary>A killed process may leave locks and half-written settings behind: begin again in a new folder.</summary>
    public void Renew()
    {
        var old = Home;
        _times++;
        Create();
        PrivateFolder.Remove(old);
    }

    private void Create()
    {
        var user = Directory.CreateDirectory(Path.Combine(Home, "profile", "user"));
        File.WriteAllText(Path.Combine(user.FullName, "registrymodifications.xcu"), Settings);
        File.WriteAllText(FontConfig, FontSubstitutes.File(), new UTF8Encoding(false));
    }
}
