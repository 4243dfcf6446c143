using Twin.People;

namespace Twin.Grains.Tests.People;

/// <summary>People of a region that does not exist.</summary>
internal static class MadeUp
{
    public static readonly DateOnly Today = new(2026, 5, 1);

    public static PersonAttributes Person(string name = "王明") => new(name, IdNumber: null, Phone: null, Household: null, Labels: []);

    /// <summary>A citizen ID with the right check character.</summary>
    /// <param name="sequence">1 to 999, odd for a man.</param>
    public static string IdNumber(DateOnly birth, int sequence)
    {
        var body = $"{CitizenId.MadeUpRegion}{birth:yyyyMMdd}{sequence:D3}";
        return "0123456789X".Select(check => body + check).Single(number => CitizenId.FindFault(number) is null);
    }
}
