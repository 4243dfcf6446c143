namespace Twin.Objects;

/// <summary>Where the places lie that objects name.</summary>
internal static class PlaceAreas
{
    /// <summary>The area code of a place or home; null when there is none.</summary>
    public static async Task<string?> AreaOf(this IGrainFactory grains, ObjectKey place, CancellationToken cancellationToken) => place.Kind switch
    {
        ObjectKind.Household => (await grains.Household(place.Id).GetExposure(cancellationToken)).Area,
        ObjectKind.Community => await grains.Community(place.Id).Exists(cancellationToken) ? place.Id : null,
        _ => await grains.HazardSite(place).GetArea(cancellationToken),
    };
}
