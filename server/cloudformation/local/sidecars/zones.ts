import type { Operation } from '../operations/call.ts'

const ZONES = ['a', 'b', 'c']

/** The zones that `Fn::GetAZs` answers too: apps with a network look them up before they are deployed. */
export const describeAvailabilityZones: Operation = ({ home: { region } }) => ({
  availabilityZoneInfo: ZONES.map((letter, index) => ({
    zoneName: `${region}${letter}`,
    zoneId: `${region.replace(/^(\w\w)\w*-(\w)\w*-(\d)$/, '$1$2$3')}-az${index + 1}`,
    zoneState: 'available',
    zoneType: 'availability-zone',
    optInStatus: 'opt-in-not-required',
    regionName: region,
    groupName: region,
  })),
})

export const EC2: Record<string, Operation> = { DescribeAvailabilityZones: describeAvailabilityZones }
