using System.Collections.Frozen;

namespace Twin.People;

/// <summary>Surnames of two characters (复姓), from <c>compound-surnames.txt</c>.</summary>
internal static class Surnames
{
    private const int Length = 2;

    private static readonly FrozenSet<string> Compound = Read();

    public static bool IsCompound(string name) => name.Length > Length && Compound.Contains(name[..Length]);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(Surnames).Assembly.GetManifestResourceStream("Twin.People.compound-surnames.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
