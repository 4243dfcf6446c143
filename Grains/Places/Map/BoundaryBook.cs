using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Twin.Access;

namespace Twin.Places;

/// <summary>What grains of areas ask about their boundary.</summary>
internal sealed class BoundaryBook(AreaMap map, IOptions<PlacesOptions> options)
{
    /// <summary>The boundary as it is to be stored, or what is wrong with it; having none is right.</summary>
    public Outcome<CheckedBoundary> Check(GeoJson? boundary)
    {
        if (boundary is null)
        {
            return new CheckedBoundary(Checked: null);
        }

        var outcome = BoundaryRules.Check(boundary, options.Value);
        return outcome.Succeeded ? new CheckedBoundary(outcome.Value) : outcome.Refusal;
    }

    /// <summary>The areas around and below an area, and where its boundary does not fit; of those only what the caller may see.</summary>
    public async Task<AreaFit> Fit(string code, Caller caller)
    {
        var index = await map.Current();
        var parent = AreaCode.ParentOf(code);
        return new AreaFit(
            parent is null ? null : index.Refer(parent),
            [.. index.Children(code).Select(child => index.Refer(child.Code))],
            [.. index.Warnings(code, options.Value.BoundaryTolerance).Where(warning => caller.Scope.Covers(warning.Area))]);
    }
}
