using Twin.Access;
using Twin.Accounts;
using Twin.Activities;
using Twin.Attachments;
using Twin.Audit;
using Twin.Cases;
using Twin.Compartment;
using Twin.Consents;
using Twin.Devices;
using Twin.Exchange;
using Twin.Idempotency;
using Twin.Links;
using Twin.Models;
using Twin.Notices;
using Twin.Objects;
using Twin.People;
using Twin.Places;
using Twin.Procedures;
using Twin.Quality;
using Twin.Requests;
using Twin.Residents;
using Twin.Search;
using Twin.Visits;
using Twin.Webhooks;

namespace Twin;

/// <summary>The one place where an id becomes a grain reference.</summary>
public static class TwinGrains
{
    public static IAccountGrain Account(this IGrainFactory grains, string userName) => grains.Of<IAccountGrain>(ObjectKind.Account, userName);

    public static IActivityGrain Activity(this IGrainFactory grains, string id) => grains.Of<IActivityGrain>(ObjectKind.Activity, id);

    public static IAllowanceGrain Allowance(this IGrainFactory grains, string use, string userName) => grains.Of<IAllowanceGrain>(ObjectKind.Allowance, $"{use}.{userName}");

    public static IAttachmentGrain Attachment(this IGrainFactory grains, string id) => grains.Of<IAttachmentGrain>(ObjectKind.Attachment, id);

    public static IBuildingGrain Building(this IGrainFactory grains, string id) => grains.Of<IBuildingGrain>(ObjectKind.Building, id);

    public static ICaseGrain Case(this IGrainFactory grains, string id) => grains.Of<ICaseGrain>(ObjectKind.Case, id);

    /// <summary>A district, a street, a community or a micro-grid.</summary>
    public static IAreaGrain Area(this IGrainFactory grains, string kind, string code) =>
        grains.GetGrain<IAreaGrain>(GrainId.Create(kind, new ObjectKey(kind, code).ToString()));

    public static IAreaGrain Community(this IGrainFactory grains, string id) => grains.Area(ObjectKind.Community, id);

    public static ICompartmentGrain Compartment(this IGrainFactory grains) => grains.GetGrain<ICompartmentGrain>(0);

    public static ICompartmentRecordGrain CompartmentRecord(this IGrainFactory grains, ObjectKey key) => grains.GetGrain<ICompartmentRecordGrain>(key.ToString());

    public static IConsentTextGrain ConsentText(this IGrainFactory grains, string id) => grains.Of<IConsentTextGrain>(ObjectKind.ConsentText, id);

    public static IDeviceGrain Device(this IGrainFactory grains, string id) => grains.Of<IDeviceGrain>(ObjectKind.Device, id);

    /// <summary>What a device has announced.</summary>
    public static IDiscoveryGrain Discovery(this IGrainFactory grains, string device) => grains.Of<IDiscoveryGrain>(ObjectKind.Discovery, device);

    /// <summary>Who is let in at a device that is a door.</summary>
    public static IDoorGrain Door(this IGrainFactory grains, string device) => grains.Of<IDoorGrain>(ObjectKind.Door, device);

    public static IExchangeGrain Exchange(this IGrainFactory grains) => grains.GetGrain<IExchangeGrain>(0);

    public static IDeviceTokenGrain DeviceToken(this IGrainFactory grains, string hash) => grains.Of<IDeviceTokenGrain>(ObjectKind.DeviceToken, hash);

    public static IExportGrain Export(this IGrainFactory grains, string id) => grains.Of<IExportGrain>(ObjectKind.Export, id);

    public static IGridGrain Grid(this IGrainFactory grains, string id) => grains.Of<IGridGrain>(ObjectKind.Grid, id);

    public static IGridWorkerGrain GridWorker(this IGrainFactory grains, string id) => grains.Of<IGridWorkerGrain>(ObjectKind.GridWorker, id);

    public static IHouseholdGrain Household(this IGrainFactory grains, string id) => grains.Of<IHouseholdGrain>(ObjectKind.Household, id);

    public static IImportGrain Import(this IGrainFactory grains, string id) => grains.Of<IImportGrain>(ObjectKind.Import, id);

    public static IImportConflictsGrain ImportConflicts(this IGrainFactory grains) => grains.GetGrain<IImportConflictsGrain>(0);

    public static IImportMappingGrain ImportMapping(this IGrainFactory grains, string id) => grains.Of<IImportMappingGrain>(ObjectKind.ImportMapping, id);

    public static IModelGrain Model(this IGrainFactory grains, string kind) => grains.Of<IModelGrain>(ObjectKind.Model, kind);

    public static INoticeGrain Notice(this IGrainFactory grains, string id) => grains.Of<INoticeGrain>(ObjectKind.Notice, id);

    public static IPersonGrain Person(this IGrainFactory grains, string id) => grains.Of<IPersonGrain>(ObjectKind.Person, id);

    /// <summary>Any object of the library.</summary>
    public static IObjectGrain Object(this IGrainFactory grains, ObjectKey key) =>
        grains.GetGrain<IObjectGrain>(IdOf(key));

    public static IProcedureGrain Procedure(this IGrainFactory grains, string category) => grains.Of<IProcedureGrain>(ObjectKind.Procedure, category);

    public static IPooledDeviceGrain PooledDevice(this IGrainFactory grains, string id) => grains.Of<IPooledDeviceGrain>(ObjectKind.PooledDevice, id);

    public static IProvisioningKeyGrain ProvisioningKey(this IGrainFactory grains, string id) => grains.Of<IProvisioningKeyGrain>(ObjectKind.ProvisioningKey, id);

    public static IProfileGrain Profile(this IGrainFactory grains, string id) => grains.Of<IProfileGrain>(ObjectKind.Profile, id);

    /// <summary>The rules of a device or a place.</summary>
    public static IRuleSetGrain RuleSet(this IGrainFactory grains, ObjectKey owner) => grains.Of<IRuleSetGrain>(ObjectKind.RuleSet, RuleOwner.Format(owner));

    /// <summary>The place that joins hazards: a building, or a grid for what stands in the open.</summary>
    public static IHazardSite HazardSite(this IGrainFactory grains, ObjectKey place) =>
        grains.GetGrain<IHazardSite>(GrainId.Create(place.Kind, place.ToString()));

    public static ISiteMappingGrain SiteMapping(this IGrainFactory grains, string id) => grains.Of<ISiteMappingGrain>(ObjectKind.SiteMapping, id);

    public static IRequestGrain Request(this IGrainFactory grains, string id) => grains.Of<IRequestGrain>(ObjectKind.Request, id);

    public static IVisitGrain Visit(this IGrainFactory grains, string id) => grains.Of<IVisitGrain>(ObjectKind.Visit, id);

    public static IVisitPlanGrain VisitPlan(this IGrainFactory grains, string id) => grains.Of<IVisitPlanGrain>(ObjectKind.VisitPlan, id);

    public static IVisitResultGrain VisitResult(this IGrainFactory grains, string id) => grains.Of<IVisitResultGrain>(ObjectKind.VisitResult, id);

    public static IWebhookGrain Webhook(this IGrainFactory grains, string id) => grains.Of<IWebhookGrain>(ObjectKind.Webhook, id);

    public static IWebhooksGrain Webhooks(this IGrainFactory grains) => grains.GetGrain<IWebhooksGrain>(0);

    public static IConsentTextsGrain ConsentTexts(this IGrainFactory grains) => grains.GetGrain<IConsentTextsGrain>(0);

    public static ILegalHoldsGrain LegalHolds(this IGrainFactory grains) => grains.GetGrain<ILegalHoldsGrain>(0);

    public static IResidentsGrain Residents(this IGrainFactory grains) => grains.GetGrain<IResidentsGrain>(0);

    public static IClaimsGrain Claims(this IGrainFactory grains) => grains.GetGrain<IClaimsGrain>(0);

    public static IErasuresGrain Erasures(this IGrainFactory grains) => grains.GetGrain<IErasuresGrain>(0);

    public static IAreaTallyGrain AreaTally(this IGrainFactory grains) => grains.GetGrain<IAreaTallyGrain>(0);

    public static IBoardGrain Board(this IGrainFactory grains) => grains.GetGrain<IBoardGrain>(0);

    public static IStewardsGrain Stewards(this IGrainFactory grains) => grains.GetGrain<IStewardsGrain>(0);

    public static ICaseDuplicatesGrain CaseDuplicates(this IGrainFactory grains) => grains.GetGrain<ICaseDuplicatesGrain>(0);

    public static ICaseCategoriesGrain CaseCategories(this IGrainFactory grains) => grains.GetGrain<ICaseCategoriesGrain>(0);

    public static IQualityGrain Quality(this IGrainFactory grains) => grains.GetGrain<IQualityGrain>(0);

    public static ICodeListGrain CodeLists(this IGrainFactory grains) => grains.GetGrain<ICodeListGrain>(0);

    public static IIdempotencyGrain Idempotency(this IGrainFactory grains) => grains.GetGrain<IIdempotencyGrain>(0);

    public static IAuditGrain Audit(this IGrainFactory grains) => grains.GetGrain<IAuditGrain>(0);

    public static ICatalogGrain Catalog(this IGrainFactory grains) => grains.GetGrain<ICatalogGrain>(0);

    public static IRegistersGrain Registers(this IGrainFactory grains) => grains.GetGrain<IRegistersGrain>(0);

    public static IChangesGrain Changes(this IGrainFactory grains) => grains.GetGrain<IChangesGrain>(0);

    public static ILinksGrain Links(this IGrainFactory grains) => grains.GetGrain<ILinksGrain>(0);

    public static IPlacesGrain Places(this IGrainFactory grains) => grains.GetGrain<IPlacesGrain>(0);

    public static IEstateGrain Estate(this IGrainFactory grains, string id) => grains.Of<IEstateGrain>(ObjectKind.Estate, id);

    public static IRoomGrain Room(this IGrainFactory grains, string id) => grains.Of<IRoomGrain>(ObjectKind.Room, id);

    public static IModelsGrain Models(this IGrainFactory grains) => grains.GetGrain<IModelsGrain>(0);

    public static IFeedGrain Feed(this IGrainFactory grains) => grains.GetGrain<IFeedGrain>(0);

    public static IProvisioningGrain Provisioning(this IGrainFactory grains) => grains.GetGrain<IProvisioningGrain>(0);

    public static ISiteMappingsGrain SiteMappings(this IGrainFactory grains) => grains.GetGrain<ISiteMappingsGrain>(0);

    public static IBrokerSlotsGrain BrokerSlots(this IGrainFactory grains) => grains.GetGrain<IBrokerSlotsGrain>(0);

    public static IDoorsGrain Doors(this IGrainFactory grains) => grains.GetGrain<IDoorsGrain>(0);

    public static IDeadLetterGrain DeadLetters(this IGrainFactory grains) => grains.GetGrain<IDeadLetterGrain>(0);

    public static IDeviceLinksGrain DeviceLinks(this IGrainFactory grains) => grains.GetGrain<IDeviceLinksGrain>(0);

    public static IAccountDirectoryGrain Accounts(this IGrainFactory grains) => grains.GetGrain<IAccountDirectoryGrain>(0);

    public static IKeyRingGrain KeyRing(this IGrainFactory grains) => grains.GetGrain<IKeyRingGrain>(0);

    /// <summary>Objects whose model is data share one grain type.</summary>
    private static GrainId IdOf(ObjectKey key) => GrainId.Create(ObjectKind.IsBuiltIn(key.Kind) ? key.Kind : ObjectKind.Thing, key.ToString());

    private static TGrain Of<TGrain>(this IGrainFactory grains, string kind, string id)
        where TGrain : IGrainWithStringKey => grains.GetGrain<TGrain>(new ObjectKey(kind, id).ToString());
}
