namespace Redbook.Recording;

/// <summary>Holds off sleep and logoff of the computer while a disc is prepared for writing.</summary>
public interface IKeepAwake
{
    /// <summary>Begins to hold; disposing the result ends it.</summary>
    /// <param name="reason">Shown to the user where the system shows such things.</param>
    IDisposable Hold(string reason);
}
