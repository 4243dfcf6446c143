namespace Twin.Storage;

/// <summary>The name of the one grain storage.</summary>
public static class TwinStorage
{
    public const string Name = "twin";
}
