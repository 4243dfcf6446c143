using Twin.Accounts;
using Twin.Cases;
using Twin.Devices;
using Twin.Notices;
using Twin.People;
using Twin.Places;
using Twin.Search;

namespace Twin;

/// <summary>The one place where an id becomes a grain reference.</summary>
public static class TwinGrains
{
    public static IAccountGrain Account(this IGrainFactory grains, string userName) => grains.Of<IAccountGrain>(ObjectKind.Account, userName);

    public static IBuildingGrain Building(this IGrainFactory grains, string id) => grains.Of<IBuildingGrain>(ObjectKind.Building, id);

    public static ICaseGrain Case(this IGrainFactory grains, string id) => grains.Of<ICaseGrain>(ObjectKind.Case, id);

    public static ICommunityGrain Community(this IGrainFactory grains, string id) => grains.Of<ICommunityGrain>(ObjectKind.Community, id);

    public static IDeviceGrain Device(this IGrainFactory grains, string id) => grains.Of<IDeviceGrain>(ObjectKind.Device, id);

    public static IGridGrain Grid(this IGrainFactory grains, string id) => grains.Of<IGridGrain>(ObjectKind.Grid, id);

    public static IGridWorkerGrain GridWorker(this IGrainFactory grains, string id) => grains.Of<IGridWorkerGrain>(ObjectKind.GridWorker, id);

    public static IHouseholdGrain Household(this IGrainFactory grains, string id) => grains.Of<IHouseholdGrain>(ObjectKind.Household, id);

    public static IPersonGrain Person(this IGrainFactory grains, string id) => grains.Of<IPersonGrain>(ObjectKind.Person, id);

    public static IProfileGrain Profile(this IGrainFactory grains, string id) => grains.Of<IProfileGrain>(ObjectKind.Profile, id);

    /// <summary>The place that joins hazards: a building, or a grid for what stands in the open.</summary>
    public static IHazardSite HazardSite(this IGrainFactory grains, ObjectKey place) =>
        grains.GetGrain<IHazardSite>(GrainId.Create(place.Kind, place.ToString()));

    /// <summary>Any grain that may owe something, by its key.</summary>
    public static IWakeable Wakeable(this IGrainFactory grains, ObjectKey key) =>
        grains.GetGrain<IWakeable>(GrainId.Create(key.Kind, key.ToString()));

    public static ICatalogGrain Catalog(this IGrainFactory grains) => grains.GetGrain<ICatalogGrain>(0);

    public static IFeedGrain Feed(this IGrainFactory grains) => grains.GetGrain<IFeedGrain>(0);

    public static IDeadLetterGrain DeadLetters(this IGrainFactory grains) => grains.GetGrain<IDeadLetterGrain>(0);

    public static IKeyRingGrain KeyRing(this IGrainFactory grains) => grains.GetGrain<IKeyRingGrain>(0);

    private static TGrain Of<TGrain>(this IGrainFactory grains, string kind, string id)
        where TGrain : IGrainWithStringKey => grains.GetGrain<TGrain>(new ObjectKey(kind, id).ToString());
}
