export { RecordSkeleton as default } from '../../../../_components/record/record-skeleton.tsx'
