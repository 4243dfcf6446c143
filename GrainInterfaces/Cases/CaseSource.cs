namespace Twin.Cases;

/// <summary>Doors through which cases come, as far as code must know them apart.</summary>
public static class CaseSource
{
    /// <summary>Reported by somebody of whom nothing is kept.</summary>
    public const string Anonymous = "anonymous";
}
