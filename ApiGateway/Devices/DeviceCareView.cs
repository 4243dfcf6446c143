using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Twin.Search;

namespace Twin.Devices;

/// <summary>Which devices need care.</summary>
/// <param name="Devices">How many devices there are.</param>
/// <param name="Faulty">How many of them have a fault.</param>
/// <param name="ByArea">The faulty ones by the parts of the area asked for; by grid when none was.</param>
/// <param name="ByFault">A device with several faults counts for each.</param>
/// <param name="Items">The worst first.</param>
/// <param name="Cursor">For the next page; null on the last.</param>
internal sealed record DeviceCareView(
    long Devices, long Faulty, ImmutableArray<ObjectCount> ByArea, ImmutableArray<ObjectCount> ByFault, ImmutableArray<FaultyDevice> Items, string? Cursor)
{
    private const string Label = "fault-";

    /// <summary>The names of the faults.</summary>
    public static ImmutableArray<string> Faults { get; } = [.. Enum.GetNames<CareFault>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    /// <summary>How a card shows a fault.</summary>
    public static string LabelOf(string fault) => Label + fault;

    public static DeviceCareView Of(long devices, CatalogSummary areas, CatalogSummary labels, CatalogPage page) => new(
        devices,
        areas.Total,
        [.. areas.Groups.Select(ObjectCount.Of)],
        [.. labels.Groups.Where(IsFault).Select(counted => new ObjectCount(counted.Value![Label.Length..], counted.Count))],
        [.. page.Items.Select(entry => new FaultyDevice(
            entry.Key.Id,
            entry.Title,
            entry.Area,
            entry.Facts[ObjectKind.Profile],
            int.Parse(entry.Facts["health"], CultureInfo.InvariantCulture),
            [.. entry.Labels.Where(label => label.StartsWith(Label, StringComparison.Ordinal)).Select(label => label[Label.Length..])]))],
        page.Cursor);

    private static bool IsFault(CountedValue counted) => counted.Value?.StartsWith(Label, StringComparison.Ordinal) == true;
}
