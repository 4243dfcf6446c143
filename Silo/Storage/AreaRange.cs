namespace Twin.Storage;

/// <summary>The codes of all areas within one: from its own code on, up to the end.</summary>
internal static class AreaRange
{
    /// <summary>Above every character of an area code.</summary>
    private const char Last = '\uffff';

    /// <returns>Exclusive.</returns>
    public static string EndOf(string prefix) => prefix + Last;
}
