using System.Collections.Concurrent;
using Orleans.Metadata;
using Orleans.Serialization.TypeSystem;

namespace Twin.Hosting;

/// <summary>
/// Remembers the types of the twin's grain interfaces. Orleans finds them out by reflection for each reference that is
/// made, which took a tenth of the time it takes to store an object.
/// </summary>
internal sealed class GrainInterfaceTypes(TypeConverter converter) : IGrainInterfaceTypeProvider
{
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> _known = new();
    private readonly GrainInterfaceTypeResolver _byName = new([], converter);

    public bool TryGetGrainInterfaceType(Type type, out GrainInterfaceType grainInterfaceType)
    {
        var isOurs = type.Assembly == typeof(TwinGrains).Assembly;
        grainInterfaceType = isOurs ? _known.GetOrAdd(type, _byName.GetGrainInterfaceType) : default;
        return isOurs;
    }
}
